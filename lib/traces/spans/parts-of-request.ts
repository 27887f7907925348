/** An OTLP request → for each trace, a request with its spans alone. */
import type { Json } from "@/lib/traces/canonical";
import type { RecordPart } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { listKey, resourceKeys, scopeKeys, traceIdOfSpan, without } from "@/lib/traces/spans/otlp-json";

export function partsOfRequest(request: Json): readonly RecordPart[] {
  const key = isObject(request) ? listKey(request, resourceKeys) : undefined;
  if (!isObject(request) || key === undefined) return [{ key: null, value: request }];
  const groups = new Map<string | null, Json[]>();
  const put = (trace: string | null, group: Json) => {
    const known = groups.get(trace);
    if (known === undefined) groups.set(trace, [group]);
    else known.push(group);
  };
  for (const group of listOf(request, key)) for (const [trace, part] of partsOfGroup(group)) put(trace, part);
  const [only] = groups.keys();
  if (groups.size === 1 && only !== undefined) return [{ key: only, value: request }];
  // What stands around the spans of several traces is said once, with those of none.
  const around = without(request, key);
  if (Object.keys(around).length > 0 && !groups.has(null)) groups.set(null, []);
  return [...groups].map(([trace, own]) => ({
    key: trace,
    value: trace === null ? { ...around, [key]: own } : { [key]: own },
  }));
}

function* partsOfGroup(group: Json): Generator<readonly [string | null, Json]> {
  const key = isObject(group) ? listKey(group, scopeKeys) : undefined;
  const scopes = isObject(group) && key !== undefined ? listOf(group, key) : [];
  if (!isObject(group) || key === undefined || scopes.length === 0) {
    yield [null, group];
    return;
  }
  for (const scoped of scopes) {
    const spans = isObject(scoped) ? listOf(scoped, "spans") : [];
    if (!isObject(scoped) || spans.length === 0) yield [null, { ...group, [key]: [scoped] }];
    else
      for (const [trace, own] of Map.groupBy(spans, traceIdOfSpan))
        yield [trace, { ...group, [key]: [{ ...scoped, spans: own }] }];
  }
}

function listOf(object: JsonObject, key: string): readonly Json[] {
  const list = field(object, key);
  return isList(list) ? list : [];
}
