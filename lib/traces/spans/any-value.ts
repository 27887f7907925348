/** OTLP's typed values (opentelemetry.proto.common.v1.AnyValue in its JSON form) as plain JSON. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";

/** Protobuf's own JSON has camel case, what Python prints of it may have snake case. */
const scalarKeys = [
  ...["stringValue", "boolValue", "intValue", "doubleValue"],
  ...["string_value", "bool_value", "int_value", "double_value"],
];
const listOf = (value: Json) => (isObject(value) ? plainList(field(value, "values")) : undefined);
const objectOf = (value: Json) => (isObject(value) ? attributesOf(field(value, "values")) : undefined);
const readers: Readonly<Record<string, (value: Json) => Json | undefined>> = {
  arrayValue: listOf,
  array_value: listOf,
  kvlistValue: objectOf,
  kvlist_value: objectOf,
};

function plainList(values: Json | undefined): Json | undefined {
  return values === undefined ? [] : isList(values) ? values.map(plainValue) : undefined;
}

/** The value itself; whatever is no AnyValue, or more than one, stays as it is. */
export function plainValue(value: Json): Json {
  if (!isObject(value)) return value;
  const [key, ...others] = Object.keys(value);
  if (key === undefined) return null;
  if (others.length > 0) return value;
  const inner = field(value, key) ?? null;
  if (scalarKeys.includes(key)) return inner;
  return (Object.hasOwn(readers, key) ? readers[key]?.(inner) : undefined) ?? value;
}

/** A list of {key, value} as an object; an entry of another form, and a key that stands twice, moves to a key of its own. */
export function attributesOf(list: Json | undefined): JsonObject {
  const fields = new Map<string, Json>();
  const add = (key: string, value: Json) => {
    let name = key;
    while (fields.has(name)) name += " (again)";
    fields.set(name, value);
  };
  if (isObject(list)) return list;
  for (const entry of isList(list) ? list : []) {
    const key = isObject(entry) ? field(entry, "key") : undefined;
    if (!isObject(entry) || typeof key !== "string") add("(no key)", entry);
    else {
      add(key, plainValue(field(entry, "value") ?? null));
      const rest = Object.entries(entry).filter(([name]) => name !== "key" && name !== "value");
      if (rest.length > 0) add(`${key} (more)`, Object.fromEntries(rest));
    }
  }
  return Object.fromEntries(fields);
}
