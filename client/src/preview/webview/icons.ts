/** Icons as stroked paths on a grid of 16. */
export const icons = {
  zoomIn: "M7 3v8M3 7h8M10.5 10.5 14 14",
  zoomOut: "M3 7h8M10.5 10.5 14 14",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  legend: "M2 3.500h3v3H2zM2 9.500h3v3H2zM8 5h6M8 11h6",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  whatIf: "M8.5 1.5 3.5 9h4l-1 5.5 5-7.5h-4z",
  share: "M8 10V2M5 4.5 8 1.5l3 3M3 8v5.5h10V8",
  help: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.700 8 9.200 8 10M8 12.400v.6",
  chevron: "M4 6l4 4 4-4",
  close: "M4 4l8 8M12 4l-8 8",
  next: "M8 2.500v6M8 11.500v1.500",
} as const;
