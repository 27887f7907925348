"use client";
import { Menu } from "@base-ui/react/menu";
import { useState } from "react";
import { type Theme, themeOf, themes } from "@/components/shell/theme";

function currentTheme(): Theme {
  return themeOf(/(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1]);
}

const names: Record<Theme, string> = { system: "Theme of the system", light: "Light", dark: "Dark" };

function apply(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}

/** Light, dark or as the system has it; kept in a cookie so that the server draws the right one at once. */
export function ThemeChoice({ itemClass }: { readonly itemClass: string }) {
  const [theme, setTheme] = useState(currentTheme);
  return (
    <Menu.RadioGroup
      value={theme}
      onValueChange={(next: Theme) => {
        apply(next);
        setTheme(next);
      }}
      className="my-1 border-line border-t pt-1"
    >
      {themes.map((value) => (
        <Menu.RadioItem key={value} value={value} className={`${itemClass} flex justify-between`}>
          {names[value]}
          <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
