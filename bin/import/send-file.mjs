import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Complaint, errorCode } from "../runtime/complaint.mjs";
import { packFolder } from "./pack-folder.mjs";

/**
 * A line of the server's answer.
 * @typedef {{ type: "progress", records: number, bytes: number, created: number }
 *   | { type: "failure", title: string, detail: string, proposal?: unknown }
 *   | ImportDone} ImportLine
 * @typedef {{ type: "summary", formatTitle: string, created: number, duplicates: number, reviews: number, rejected: number,
 *   warnings: string[], errors: { record: number, line?: number, message: string }[] }} ImportDone
 */

/**
 * Streams one file, or a folder as one archive, to the server, whatever its size, and hands on what the server says.
 * @param {string} file
 * @param {import("./arguments.mjs").ImportRequest} request
 * @param {(line: ImportLine, total: number | null) => void} onLine `total` is the file's size in bytes, where it is known.
 */
export async function sendFile(file, { url, project, key, options }, onLine) {
  const { body, total } = await open(file);
  const address = new URL(`/api/v1/projects/${encodeURIComponent(project)}/imports`, url);
  const filename = file === "-" ? "standard input" : basename(resolve(file));
  address.search = new URLSearchParams({ filename, ...options }).toString();
  const response = await post(address, key, body);
  if (!response.ok || response.body === null) {
    throw new Complaint(`${filename}: ${hints[response.status]?.(project) ?? (await reasonOf(response))}`);
  }
  for await (const line of linesOf(unbroken(response.body, filename))) onLine(JSON.parse(line), total);
}

/**
 * What the server's answer means for whoever is at a command line.
 * @type {Readonly<Record<number, (project: string) => string>>}
 */
const hints = {
  401: () => "the key is not valid, or no longer: make one in the project's settings (--key, or TOPMAST_API_KEY).",
  404: (project) => `there is no project “${project}” that this key may see: --project takes the name in its address.`,
};

/**
 * @param {AsyncIterable<Uint8Array>} body
 * @param {string} filename
 */
async function* unbroken(body, filename) {
  try {
    yield* body;
  } catch {
    throw new Complaint(`${filename}: the server broke off before it was done. Send the file again to go on.`);
  }
}

/**
 * @param {string} file
 * @returns {Promise<{ body: AsyncIterable<Uint8Array>, total: number | null }>}
 */
async function open(file) {
  if (file === "-") return { body: process.stdin, total: null };
  try {
    const { size, isFolder } = await stat(file).then((found) => ({ size: found.size, isFolder: found.isDirectory() }));
    if (isFolder) return await packFolder(file);
    return { body: createReadStream(file), total: size };
  } catch (error) {
    if (error instanceof Complaint) throw error;
    const code = errorCode(error);
    throw new Complaint(
      code === "ENOENT" ? `There is no file or folder ${file}.` : `${file} cannot be read (${code}).`,
    );
  }
}

/**
 * @param {URL} address
 * @param {string} key
 * @param {AsyncIterable<Uint8Array>} body
 */
async function post(address, key, body) {
  const headers = { Authorization: `Bearer ${key}`, Accept: "application/x-ndjson" };
  try {
    // @ts-expect-error the types are the browser's, whose fetch takes no stream of Node's and knows no half duplex
    return await fetch(address, { method: "POST", headers, body, duplex: "half" });
  } catch (error) {
    const cause = error instanceof Error && error.cause ? errorCode(error.cause) : undefined;
    throw new Complaint(
      `${address.origin} does not answer${cause ? ` (${cause})` : ""}: is Topmast running there? --url or TOPMAST_URL says where.`,
    );
  }
}

/** @param {Response} response */
async function reasonOf(response) {
  const text = await response.text();
  try {
    const { title, detail } = JSON.parse(text);
    return `${title}. ${detail}`;
  } catch {
    return `the server answered ${response.status}.`;
  }
}

/** @param {AsyncIterable<Uint8Array>} body */
async function* linesOf(body) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}
