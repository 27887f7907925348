import type { Client } from "pg";

const queries = [
  `SELECT format('column %s.%s %s %s default %s', table_name, column_name, udt_name, is_nullable, column_default) AS line
     FROM information_schema.columns WHERE table_schema = 'public'`,
  `SELECT format('index %s %s', indexname, indexdef) AS line FROM pg_indexes WHERE schemaname = 'public'`,
  `SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'`,
  `SELECT format('enum %s %s', typname, string_agg(enumlabel, ', ' ORDER BY enumsortorder)) AS line
     FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid GROUP BY typname`,
  `SELECT format('function %s', pg_get_functiondef(oid)) AS line FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'`,
  `SELECT format('trigger %s', pg_get_triggerdef(oid)) AS line FROM pg_trigger WHERE NOT tgisinternal`,
];

/** What a database consists of, one sorted line a thing; Prisma's own record left out. */
export async function readCatalogue(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const query of queries) {
    const { rows } = await client.query<{ line: string }>(query);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.filter((line) => !line.includes("_prisma_migrations")).sort();
}
