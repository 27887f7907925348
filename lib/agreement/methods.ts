/** What each figure is and where its formula stands, for the page, the API's reader and whoever wants to check. */
import type { Coefficient } from "@/lib/agreement/measures";

export interface Method {
  readonly name: string;
  readonly says: string;
  readonly source: string;
}

export const methods: Readonly<Record<Coefficient | "interval" | "unitizing" | "f1", Method>> = {
  raw: {
    name: "Raw agreement",
    says: "How often two annotators give the same answer. Not corrected for chance.",
    source: "Fleiss 1971, Psychological Bulletin 76, 378–382: the mean of P_i",
  },
  cohen: {
    name: "Cohen’s kappa",
    says: "Agreement beyond what each annotator’s own shares would give by chance. Of several annotators it is the mean over their pairs, as in the agreement rounds of MAST.",
    source:
      "Cohen 1960, Educational and Psychological Measurement 20, 37–46, eq. 1; mean of pairs: Light 1971, Psychological Bulletin 76, 365–377",
  },
  fleiss: {
    name: "Fleiss’ kappa",
    says: "Agreement beyond what the shares of all annotators together would give by chance.",
    source:
      "Fleiss 1971, Psychological Bulletin 76, 378–382; with missing answers: Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2",
  },
  alpha: {
    name: "Krippendorff’s alpha",
    says: "The same for nominal data with missing answers, corrected for few of them.",
    source:
      "Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability, section C; 2004, Content Analysis, 2nd ed., ch. 11",
  },
  ac1: {
    name: "Gwet’s AC1",
    says: "Agreement beyond chance that stays stable where one answer is rare.",
    source:
      "Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29–48; with missing answers: Gwet 2014, ch. 2",
  },
  interval: {
    name: "95 % interval",
    says: "Percentiles of a bootstrap over whole traces, with a fixed seed.",
    source: "Efron and Tibshirani 1993, An Introduction to the Bootstrap, eq. 13.5",
  },
  unitizing: {
    name: "Unitizing alpha (uα)",
    says: "Agreement on which places show a mode, place by place of the text, beyond chance; long marks weigh more.",
    source:
      "Krippendorff, Mathet, Bouvry and Widlöcher 2016, Quality & Quantity 50, 2347–2364, eqs. 1, 4 and 5; Krippendorff 2019, Content Analysis, 4th ed., section 12.6",
  },
  f1: {
    name: "F1 by overlap",
    says: "Marks that have a partner among the other’s, as a share of all marks.",
    source:
      "van Rijsbergen 1979, Information Retrieval, 2nd ed., ch. 7; Hripcsak and Rothschild 2005, J. Am. Med. Inform. Assoc. 12, 296–298",
  },
};
