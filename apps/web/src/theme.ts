import { createTheme } from "@mantine/core";

/** Dense and calm: 13 px text, small controls, one accent. Sizes are in rem so that they follow the browser's. */
export const theme = createTheme({
  primaryColor: "cyan",
  primaryShade: { light: 9, dark: 5 },
  autoContrast: true,
  defaultRadius: "sm",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  fontFamily: "var(--ch-font)",
  fontFamilyMonospace: "var(--ch-mono)",
  fontWeights: { regular: "400", medium: "500", bold: "650" },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.8125rem", lg: "var(--ch-large)", xl: "1.125rem" },
});
