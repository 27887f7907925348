"use client";
import { Menu } from "@base-ui/react/menu";
import { useState } from "react";
import { applyTheme, currentTheme } from "@/components/shell/apply-theme";
import { type Theme, themeNames, themes } from "@/components/shell/theme";

/** The theme, in the menu of the account. */
export function ThemeChoice({ itemClass }: { readonly itemClass: string }) {
  const [theme, setTheme] = useState(currentTheme);
  return (
    <Menu.Group className="my-1 border-line border-t pt-1">
      <Menu.GroupLabel className="px-2.5 py-1 text-ink-faint text-xs">Theme</Menu.GroupLabel>
      <Menu.RadioGroup
        value={theme}
        onValueChange={(next: Theme) => {
          applyTheme(next);
          setTheme(next);
        }}
      >
        {themes.map((value) => (
          <Menu.RadioItem key={value} value={value} className={`${itemClass} flex justify-between`}>
            {themeNames[value]}
            <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
