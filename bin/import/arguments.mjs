import { parseArgs } from "node:util";
import { Complaint } from "../runtime/complaint.mjs";

/**
 * What `import` was asked to do.
 * @typedef {object} ImportRequest
 * @property {readonly string[]} files Folders too; `-` is the standard input.
 * @property {string} project
 * @property {string} key
 * @property {string} url
 * @property {Readonly<Record<string, string>>} options What goes into the address: format, dryRun, system, model, benchmark, task.
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {ImportRequest}
 */
export function importArguments(args, env) {
  const { values, positionals } = parse(args);
  const project = values.project;
  if (!project) throw new Complaint("Say into which project: --project, with the name that its address ends with.");
  const key = values.key || env.TOPMAST_API_KEY;
  if (!key) {
    throw new Complaint(
      "An API key with the scope “import” is needed: make one in the project's settings, and give it as TOPMAST_API_KEY or --key.",
    );
  }
  if (positionals.length === 0)
    throw new Complaint("Name the files or folders to import, or - for the standard input.");
  const { format, system, model, benchmark, task } = values;
  const said = { format, system, model, benchmark, task, dryRun: values["dry-run"] ? "true" : undefined };
  return {
    files: positionals,
    project,
    key,
    url: values.url || env.TOPMAST_URL || `http://localhost:${env.PORT || 3000}`,
    options: Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : []))),
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        project: { type: "string", short: "p" },
        key: { type: "string" },
        url: { type: "string" },
        format: { type: "string" },
        system: { type: "string" },
        model: { type: "string" },
        benchmark: { type: "string" },
        task: { type: "string" },
        "dry-run": { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Complaint(
      `${error instanceof Error ? error.message : error}\nnpm run topmast -- help shows how it is used.`,
    );
  }
}
