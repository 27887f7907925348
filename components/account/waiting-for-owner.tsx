/** What somebody sees before the first account is made. */
export function WaitingForOwner() {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center px-4 py-10">
      <p className="mb-6 font-semibold text-base">Topmast</p>
      <h1 className="font-semibold text-xl leading-7">Nobody has an account here yet</h1>
      <p className="mt-2 text-ink-soft">
        Open the link that <code className="rounded bg-sunken px-1 font-mono text-[0.9em]">npm start</code> printed in
        the terminal. It works once and makes the account that owns this installation.
      </p>
      <p className="mt-2 text-ink-soft">The link has expired or is lost? Start Topmast again: it prints a new one.</p>
    </main>
  );
}
