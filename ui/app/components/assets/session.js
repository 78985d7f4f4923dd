// Keeps or drops the cookie of a password sign-in, so that a reload does not ask again.
export default function ({ data: [data] }) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie =
    `${data.name}=${encodeURIComponent(data.token)}; Path=/; Max-Age=${data.seconds}` +
    `; SameSite=Strict${secure}`;
}
