import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

const chat = JSON.stringify({ messages: [{ role: "user", content: "Book the refundable fare." }] });

test("facts given by hand fill what the file leaves open, and change nothing about which run it is", async () => {
  const project = await newProject();
  const said = { system: "AG2", model: "gpt-4o", benchmark: "TripBench", task: "Book a flight." };
  expect(await importText(project.owner, chat, said)).toMatchObject({ created: 1, duplicates: 0 });
  expect(await importText(project.owner, chat)).toMatchObject({ created: 0, duplicates: 1 });
  expect(await importText(project.owner, chat, { task: "Another" })).toMatchObject({ created: 0, duplicates: 1 });
  const [trace] = await db().trace.findMany({ where: { projectId: project.id } });
  expect(trace).toMatchObject(said);
});
