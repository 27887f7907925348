import { type Theme, themeOf } from "@/components/shell/theme";

/** The theme that this browser keeps. */
export function currentTheme(): Theme {
  return themeOf(/(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1]);
}

/** Draws the page in a theme and keeps it in a cookie, so that the server draws the right one from then on. */
export function applyTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  if (theme === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
}
