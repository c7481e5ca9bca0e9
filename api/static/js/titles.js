// What a reader knows an article by.

/** Its title, or the name of the file that it was taken in from where it has none. */
export const titleText = ({ title, file }) => title || file || "Untitled";
