"use client";
import { Menu } from "@base-ui/react/menu";
import { Toast } from "@base-ui/react/toast";
import { Download } from "lucide-react";
import type { ChartLinks } from "@/components/charts/chart-links";
import { savePng } from "@/components/charts/save-png";
import { buttonClass } from "@/components/ui/button";

const item = "block w-full cursor-default rounded px-2.5 py-1.5 text-left data-[highlighted]:bg-sunken";

/** A chart's way out: as a picture, as numbers, as a table for a paper. */
export function ChartMenu({ title, links }: { readonly title: string; readonly links: ChartLinks }) {
  const toasts = Toast.useToastManager();
  const png = async () => {
    if (await savePng(links.svg, `${links.name}.png`)) return;
    toasts.add({ title: "The picture could not be made", description: "Try again, or save it as SVG." });
  };
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Save ${title}`}
        title={`Save ${title}`}
        className={`${buttonClass("bare")} px-2! print:hidden`}
      >
        <Download aria-hidden="true" size={15} />
        Save
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className="w-44 rounded-lg border border-line bg-surface p-1 shadow-sm">
            <FileItem href={links.svg}>Picture, SVG</FileItem>
            <Menu.Item className={item} onClick={png}>
              Picture, PNG
            </Menu.Item>
            <FileItem href={links.csv}>Numbers, CSV</FileItem>
            <FileItem href={links.json} download={`${links.name}.json`}>
              Numbers, JSON
            </FileItem>
            <FileItem href={links.tex}>Table, LaTeX</FileItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function FileItem({
  href,
  download = "",
  children,
}: {
  readonly href: string;
  /** A name, where the server gives none. */
  readonly download?: string;
  readonly children: string;
}) {
  return (
    <Menu.Item
      className={item}
      render={
        <a href={href} download={download}>
          {children}
        </a>
      }
    />
  );
}
