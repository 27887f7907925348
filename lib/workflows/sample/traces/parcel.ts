import { answer, call, instruct, run, type SampleTrace, say, think } from "@/lib/workflows/sample/sample-trace";

/** A run that does what it should, partly in Arabic and with emoji: read, and no failure found. */
export const parcel: SampleTrace = {
  trace: run("2026-03-03T09:05:00Z", {
    title: "Parcel to a new address 📦 · تغيير العنوان",
    system: "LangGraph",
    model: "claude-sonnet-4",
    benchmark: "SupportBench",
    task: "Help the customer to send a parcel that is under way to another address, if the rules allow it.",
    outcome: "achieved",
    steps: [
      instruct(
        "Rules: an address may be changed until the parcel is out for delivery, within the same city, after the customer has confirmed it. Answer in the customer's language.",
      ),
      say("Customer", "مرحبا 👋 أريد تغيير عنوان الطرد رقم P-5521 من فضلك.", "Router"),
      think("Router", "A change of address, in Arabic. This is for the parcels agent."),
      say("Router", "Change of address for P-5521; the customer writes Arabic.", "Parcels"),
      call("Parcels", "p1", "get_parcel", { id: "P-5521" }),
      answer("Parcels", "p1", '{"id":"P-5521","state":"in depot","city":"Vienna","street":"Lindengasse 4"}'),
      say("Parcels", "الطرد لا يزال في المستودع، ويمكن تغيير العنوان داخل فيينا. ما هو العنوان الجديد؟", "Customer"),
      say("Customer", "Mariahilfer Straße 88a, 1070 Wien 🏡", "Parcels"),
      say("Parcels", "هل أرسله إلى Mariahilfer Straße 88a, 1070 Wien؟ أجب بنعم من فضلك.", "Customer"),
      say("Customer", "نعم ✅", "Parcels"),
      call("Parcels", "p2", "change_address", { id: "P-5521", street: "Mariahilfer Straße 88a", postcode: "1070" }),
      answer("Parcels", "p2", '{"id":"P-5521","state":"in depot","street":"Mariahilfer Straße 88a"}'),
      say("Parcels", "تم تغيير العنوان. يصل الطرد غدًا إلى Mariahilfer Straße 88a. 🎉", "Customer"),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "yes",
      note: "Asked, confirmed, changed, looked at the answer. No failure.",
      labels: [],
    },
    { annotator: "Grace (sample)", achieved: "yes", labels: [] },
  ],
};
