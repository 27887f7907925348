import pino from "pino";
import { env } from "@/lib/core/env";

/** Structured log of the server, one JSON line an event. Never pass contents of traces, passwords or tokens. */
export const log = pino({
  level: env().LOG_LEVEL,
  redact: ["password", "token", "authorization", "cookie", "*.password", "*.token"],
});
