import type { AnyEndpoint } from "@/lib/http/endpoint";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const modules = import.meta.glob<Record<string, unknown>>("../../app/api/v1/**/route.ts", { eager: true });

/** Every route of the API by its method and path, as they stand in the folders of `app/api/v1`. */
export const routes = new Map(
  Object.entries(modules).flatMap(([file, module]) => {
    const path = file
      .replace(/^.*\/app/, "")
      .replace(/\/route\.ts$/, "")
      .replace(/\[(\w+)\]/g, "{$1}");
    return Object.entries(module).flatMap(([method, handler]): [string, Handler][] =>
      typeof handler === "function" && method === method.toUpperCase()
        ? [[`${method} ${path}`, handler as Handler]]
        : [],
    );
  }),
);

export const nameOf = ({ method, path }: AnyEndpoint) => `${method} ${path}`;

/** Calls the route of an endpoint with what its path names, its query and its body. */
export async function callRoute(
  endpoint: AnyEndpoint,
  headers: HeadersInit,
  params: Record<string, string>,
  { body = null, query = "" }: { readonly body?: unknown; readonly query?: string } = {},
): Promise<Response> {
  const handler = routes.get(nameOf(endpoint));
  if (!handler) throw new Error(`There is no route for ${nameOf(endpoint)}.`);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? "");
  const all = new Headers(headers);
  if (!all.has("host")) all.set("host", "localhost:3000");
  const writes = endpoint.method === "PUT" || endpoint.method === "POST";
  const url = `http://localhost:3000${path}${query === "" ? "" : `?${query}`}`;
  const request = new Request(url, {
    method: endpoint.method,
    headers: all,
    body: writes ? JSON.stringify(body) : null,
  });
  return handler(request, { params: Promise.resolve(params) });
}
