import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const flag = z
  .enum(["", "0", "1", "false", "true"])
  .default("")
  .transform((value) => value === "1" || value === "true");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().min(1, "DATABASE_URL is missing: start Topmast with `npm start`, which sets it."),
  /** Signs cookies; bin/start.mjs makes one at the first start. */
  TOPMAST_SECRET: z.string().min(32, "TOPMAST_SECRET needs 32 characters or more."),
  TOPMAST_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  TOPMAST_TRUST_PROXY: flag,
  /** Where large uploads are put aside; bin/start.mjs makes it, empty, in the data directory. */
  TOPMAST_SCRATCH_DIR: z.string().default(() => join(tmpdir(), "topmast-scratch")),
  TOPMAST_INIT_OWNER_EMAIL: z.email().optional(),
  TOPMAST_INIT_OWNER_PASSWORD: z.string().min(8).optional(),
  TOPMAST_INIT_PROJECT: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .optional(),
  TOPMAST_INIT_API_KEY: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** The settings of an environment; throws with one line per setting that is missing or wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The settings cannot be used:\n${lines.join("\n")}`);
}

let parsed: Env | undefined;

/** The settings of this process: the one place that reads `process.env`, once, when first asked. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
