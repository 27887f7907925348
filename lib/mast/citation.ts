/** The paper that the taxonomy is from, as one cites it. */
export const citation =
  "Cemri, M., Pan, M. Z., Yang, S., Agrawal, L. A., Chopra, B., Tiwari, R., Keutzer, K., Parameswaran, A., Klein, D., Ramchandran, K., Zaharia, M., Gonzalez, J. E., & Stoica, I. (2025). Why Do Multi-Agent LLM Systems Fail? arXiv:2503.13657.";

/** The same as an entry of BibTeX, one line each. */
export const bibtex: readonly string[] = [
  "@misc{cemri2025mast,",
  "  title = {Why Do Multi-Agent {LLM} Systems Fail?},",
  "  author = {Cemri, Mert and Pan, Melissa Z. and Yang, Shuyi and Agrawal, Lakshya A. and Chopra, Bhavya and Tiwari, Rishabh and Keutzer, Kurt and Parameswaran, Aditya and Klein, Dan and Ramchandran, Kannan and Zaharia, Matei and Gonzalez, Joseph E. and Stoica, Ion},",
  "  year = {2025},",
  "  eprint = {2503.13657},",
  "  archivePrefix = {arXiv}",
  "}",
];
