"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { passwordAuth } from "@/lib/auth/password-auth";

/** Ends the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await passwordAuth().api.signOut({ headers: await headers() });
  redirect("/sign-in");
}
