import { apiKey, givenServer, owner, project, serverUrl } from "./instance";
import { newDataDirectory, removeDataDirectory, startTopmast } from "./topmast";

/** One server for the whole run, from an empty data directory. */
export default async function startInstance(): Promise<() => Promise<void>> {
  if (givenServer !== undefined) return async () => {};
  const dataDirectory = newDataDirectory();
  const topmast = await startTopmast(dataDirectory, {
    PORT: new URL(serverUrl()).port,
    TOPMAST_INIT_OWNER_EMAIL: owner.email,
    TOPMAST_INIT_OWNER_PASSWORD: owner.password,
    TOPMAST_INIT_PROJECT: project,
    TOPMAST_INIT_API_KEY: apiKey,
  });
  return async () => {
    await topmast.stop();
    removeDataDirectory(dataDirectory);
  };
}
