import type { LintelNotifications, StatusParams } from "../protocol.js";
import type { Session } from "../session.js";

/** Tells the client how the workspace stands, and which drawings to draw anew. */
export interface StatusReports {
  /** Called when a change has settled. */
  settled(): void;
  scanning(isScanning: boolean): void;
}

export function statusReports(session: Session): StatusReports {
  const { workspace, connection } = session;
  const drawn = new Map<string, readonly unknown[]>();
  let isScanning = false;
  let last = "";
  const notify = <M extends keyof LintelNotifications>(method: M, params: LintelNotifications[M]): void =>
    void connection.sendNotification(method, params);
  const tellStatus = (): void => {
    const status: StatusParams = { scanning: isScanning, ...countFindings(session) };
    const text = JSON.stringify(status);
    if (text !== last) notify("lintel/status", status);
    last = text;
  };
  const tellDrawings = (): void => {
    for (const uri of session.shown) {
      const snapshot = workspace.service.snapshot();
      const designs = workspace.filesIn(uri).map((file) => snapshot.design(file));
      const files = designs.flatMap((design) => design?.files ?? []);
      const now = [...designs, ...files.map((file) => snapshot.remarks(file.uri))];
      const before = drawn.get(uri);
      drawn.set(uri, now);
      const isSame = before?.length === now.length && now.every((part, index) => part === before[index]);
      if (!isSame) notify("lintel/designChanged", { uri });
    }
  };
  return {
    settled() {
      if (session.client.options.notifications !== true) return;
      tellStatus();
      // drawings need the whole design: what is said of the text goes first
      setTimeout(tellDrawings);
    },
    scanning(now) {
      isScanning = now;
      if (session.client.options.notifications === true) tellStatus();
    },
  };
}

function countFindings({ workspace }: Session): Pick<StatusParams, "files" | "findings"> {
  const snapshot = workspace.service.snapshot();
  const findings = { error: 0, warning: 0, information: 0, hint: 0, accepted: 0 };
  const uris = [...snapshot.files.keys(), ...snapshot.settings.configs.keys()];
  for (const uri of uris) {
    for (const { severity, accepted } of snapshot.remarks(uri)) findings[accepted ? "accepted" : severity] += 1;
  }
  return { files: snapshot.files.size, findings };
}
