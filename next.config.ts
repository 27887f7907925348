import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // The production server packs what it sends; see bin/runtime/production.mjs.
  compress: false,
  reactCompiler: true,
  serverExternalPackages: ["pino", "pg"],
  // Types are checked by `npm test`; a start from a bare clone need not pay for them.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for it by this name before they have read the page's head.
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: true }],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        // Tokens in addresses go to no other site. Not even for them "no-referrer": forms that are sent before the
        // scripts run would have no origin then, and be refused.
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
      ],
    },
    {
      // Cuts the tie to a window that another site has opened. A browser changes its process for that once the page is
      // there, which holds up the first frame; so it is sent unless the browser says that no other site led here.
      source: "/:path*",
      missing: [{ type: "header", key: "sec-fetch-site", value: "none|same-origin" }],
      headers: [{ key: "Cross-Origin-Opener-Policy", value: "same-origin" }],
    },
  ],
};

export default config;
