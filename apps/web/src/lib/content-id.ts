/** The ID of the page's own part, below what stands around every page. */
export const contentId = "content";
