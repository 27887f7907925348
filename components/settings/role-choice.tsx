"use client";
import { Toast } from "@base-ui/react/toast";
import { startTransition, useOptimistic } from "react";
import { type Role, roles } from "@/lib/access/roles";
import { type FormAction, idle } from "@/lib/core/form";

/** A member's role; a change acts at once. */
export function RoleChoice({
  member,
  action,
}: {
  readonly member: { readonly userId: string; readonly name: string; readonly role: Role };
  readonly action: FormAction;
}) {
  const [role, show] = useOptimistic(member.role);
  const toasts = Toast.useToastManager();
  const change = (next: Role) =>
    startTransition(async () => {
      show(next);
      const form = new FormData();
      form.set("member", member.userId);
      form.set("role", next);
      const state = await action(idle, form);
      if (state.status === "done") toasts.add({ title: `${member.name}: ${next}` });
      if (state.status === "failed") toasts.add({ title: "The role stays", description: state.failure.detail });
    });
  return (
    <select
      aria-label={`Role of ${member.name}`}
      value={role}
      onChange={(event) => {
        const chosen = roles.find((known) => known === event.currentTarget.value);
        if (chosen) change(chosen);
      }}
      className="h-8 rounded-md border border-line-strong/60 bg-surface px-2"
    >
      {roles.map((known) => (
        <option key={known}>{known}</option>
      ))}
    </select>
  );
}
