import { describe, expect, it } from "vitest";
import { contentExcerpt } from "./content-excerpt.ts";

describe("the excerpt of a script", () => {
  it.each([
    ["#!/bin/bash\nset -euo pipefail\n\n# disk report\ndf -h\nfree -m\n", "df -h\nfree -m"],
    ["@echo off\r\nREM clean up\r\nsetlocal\r\ndel /q %TEMP%\\*\r\n", "del /q %TEMP%\\*"],
    ["$ErrorActionPreference = 'Stop'\r\nGet-Service", "Get-Service"],
    ["echo offline", "echo offline"],
    ["settle --all", "settle --all"],
  ])("of %j begins with what it does", (content, expected) => {
    expect(contentExcerpt(content)).toBe(expected);
  });

  it("of nothing but comments shows the comments", () => {
    expect(contentExcerpt("#!/bin/sh\n# nothing yet\n")).toBe("#!/bin/sh\n# nothing yet");
  });

  it("of an empty script is absent", () => {
    expect(contentExcerpt("\n  \n")).toBeNull();
    expect(contentExcerpt(null)).toBeNull();
  });

  it("of a long one stops at 200 characters and cuts no character in two", () => {
    expect(contentExcerpt("x".repeat(500))).toHaveLength(200);
    expect(contentExcerpt(`${"x".repeat(199)}🛰`)).toBe("x".repeat(199));
  });
});
