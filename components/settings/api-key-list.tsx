import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import type { FormAction } from "@/lib/core/form";
import type { ApiKeyRow } from "@/lib/db/api-keys";

/** The standing keys that one may see: an owner all, everybody else their own. */
export function ApiKeyList({ keys, revoke }: { readonly keys: readonly ApiKeyRow[]; readonly revoke: FormAction }) {
  if (keys.length === 0) return <p className="mb-4 text-ink-faint">No keys yet.</p>;
  return (
    <ul aria-label="API keys" className="mb-4 divide-y divide-line rounded-lg border border-line bg-surface">
      {keys.map((key) => (
        <li key={key.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate font-medium" title={key.name}>
              {key.name}
            </p>
            <p className="truncate text-ink-faint text-xs">
              <span className="font-mono">{key.prefix}…</span> · {key.scopes.join(", ")}
              {!key.own && ` · of ${key.owner}`}
            </p>
          </div>
          <span className="text-ink-faint text-xs">
            {key.lastUsedAt ? (
              <>
                used <Moment at={key.lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
          </span>
          <ConfirmButton
            label="Revoke"
            accessibleName={`Revoke ${key.name}`}
            title={`Revoke “${key.name}”?`}
            confirm="Revoke"
            action={revoke}
            done="The key no longer works."
            thenFocus="api-keys"
          >
            <input type="hidden" name="key" value={key.id} />
            Whatever uses it is refused from now on. A revoked key does not come back.
          </ConfirmButton>
        </li>
      ))}
    </ul>
  );
}
