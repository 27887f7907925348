"use client";
import { createContext, useContext } from "react";
import type { Session } from "@/components/annotate/session";

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("This part of the annotating screen stands outside of it.");
  return session;
}
