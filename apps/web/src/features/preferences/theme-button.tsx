import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from "@tabler/icons-react";
import { announce } from "../../lib/announce.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";

interface Theme {
  readonly word: string;
  readonly icon: TablerIcon;
  readonly next: MantineColorScheme;
}

const themes: Record<MantineColorScheme, Theme> = {
  auto: { word: "system", icon: IconDeviceDesktop, next: "light" },
  light: { word: "light", icon: IconSun, next: "dark" },
  dark: { word: "dark", icon: IconMoon, next: "auto" },
};

const schemes: readonly MantineColorScheme[] = ["light", "dark", "auto"];

/** Goes round light, dark and the system's own choice. */
export function ThemeButton() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { word, icon: Icon, next } = themes[colorScheme];
  const label = `Theme: ${word}. Change to ${themes[next].word}`;

  function choose(scheme: MantineColorScheme): void {
    setColorScheme(scheme);
    announce(`Theme: ${themes[scheme].word}`);
  }

  const change = () => choose(next);
  useShortcuts("Everywhere", [
    { keys: "t", title: "Change the theme", run: change },
    ...schemes.map((scheme) => ({
      keys: null,
      title: `Theme: ${themes[scheme].word}`,
      run: () => choose(scheme),
    })),
  ]);
  return (
    <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} title={label} onClick={change}>
      <Icon size={17} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
