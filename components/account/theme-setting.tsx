"use client";
import { useState } from "react";
import { applyTheme } from "@/components/shell/apply-theme";
import { type Theme, themeNames, themes } from "@/components/shell/theme";

/** Light, dark or as the system has it; acts at once, for this browser. */
export function ThemeSetting({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Theme of this browser</legend>
      {themes.map((value) => (
        <label
          key={value}
          className="flex h-8 cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-3 has-[:checked]:border-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus"
        >
          <input
            type="radio"
            name="theme"
            value={value}
            checked={theme === value}
            onChange={() => {
              applyTheme(value);
              setTheme(value);
            }}
            className="accent-ink outline-none"
          />
          {themeNames[value]}
        </label>
      ))}
    </fieldset>
  );
}
