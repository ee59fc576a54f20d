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

/** Goes round light, dark and the system's own choice. */
export function ThemeButton() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { word, icon: Icon, next } = themes[colorScheme];
  const label = `Theme: ${word}. Change to ${themes[next].word}`;

  function change(): void {
    setColorScheme(next);
    announce(`Theme: ${themes[next].word}`);
  }

  useShortcuts("Everywhere", [{ keys: "t", title: "Change the theme", run: change }]);
  return (
    <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} title={label} onClick={change}>
      <Icon size={17} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
