import { freePort } from "@/e2e/support/instance";
import { newDataDirectory, removeDataDirectory, startTopmast } from "@/e2e/support/topmast";

export const owner = { email: "bench@example.org", password: "a bench for measuring on" };
export const project = "bench";
export const apiKey = "bench-key-bench-key-bench-key-bench-key";

/** The production server on a database of its own, for as long as one benchmark runs. */
export interface TopmastUnderTest {
  readonly url: string;
  readonly dataDirectory: string;
  /** Stops and starts it again on the same data. */
  readonly restart: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function startTopmastUnderTest(): Promise<TopmastUnderTest> {
  const directory = newDataDirectory();
  const port = freePort();
  const start = () =>
    startTopmast(directory, {
      PORT: port,
      TOPMAST_INIT_OWNER_EMAIL: owner.email,
      TOPMAST_INIT_OWNER_PASSWORD: owner.password,
      TOPMAST_INIT_PROJECT: project,
      TOPMAST_INIT_API_KEY: apiKey,
    });
  let running = await start();
  return {
    url: `http://localhost:${port}`,
    dataDirectory: directory,
    restart: async () => {
      await running.stop();
      running = await start();
    },
    end: async () => {
      await running.stop();
      removeDataDirectory(directory);
    },
  };
}

/** A request as the owner, by key; throws with what the server said where it refuses. */
export async function ask(url: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${apiKey}`, ...init.headers },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
