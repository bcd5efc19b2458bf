"""A day at a generated school over HTTP: `python flow.py http://127.0.0.1:3000 EMAIL PASSWORD`.

Signs in, creates people and an invoice, lists, moves the invoice through its lifecycle, and is refused for
the wrong role, the wrong owner, a stale version and a revoked session. Exits 1 at the first thing otherwise.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import httpx

OWN_WORDS = "quiet-harbour-lantern-71"


@dataclass
class Caller:
    """Somebody signed in."""

    client: httpx.Client
    token: str
    user_id: str = ""
    seen: list[int] = field(default_factory=list)

    def call(
        self, method: str, path: str, expected: int, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {self.token}"}
        answer = self.client.request(method, f"/v1{path}", json=body, headers=headers)
        if answer.status_code != expected:
            sys.exit(f"{method} {path}: {answer.status_code} instead of {expected}: {answer.text[:600]}")
        return dict(answer.json()) if answer.content else {}


def sign_in(client: httpx.Client, email: str, password: str) -> Caller:
    answer = client.post("/v1/auth/login", json={"email": email, "password": password})
    if answer.status_code != 200:
        sys.exit(f"sign-in of {email}: {answer.status_code}: {answer.text[:400]}")
    return Caller(client, answer.json()["accessToken"])


def invite(admin: Caller, email: str, role: str) -> Caller:
    """Make a user, and let them replace the temporary password as they must."""
    made = admin.call("POST", "/users", 201, {"email": email, "displayName": role.title(), "role": role})
    first = sign_in(admin.client, email, made["temporaryPassword"])
    first.call(
        "POST",
        "/auth/password",
        204,
        {"currentPassword": made["temporaryPassword"], "newPassword": OWN_WORDS},
    )
    caller = sign_in(admin.client, email, OWN_WORDS)
    caller.user_id = made["id"]
    return caller


def student(admin: Caller, number: str, name: str) -> dict[str, Any]:
    body = {
        "firstName": name,
        "lastName": "Okafor",
        "admissionNo": number,
        "bornOn": "2015-03-01",
        "joinedOn": "2021-09-01",
    }
    return admin.call("POST", "/students", 201, body)


def family(admin: Caller) -> tuple[Caller, dict[str, Any], dict[str, Any]]:
    """A guardian who answers for one of two pupils."""
    guardian = invite(admin, "ada@example.test", "guardian")
    record = admin.call(
        "POST", "/guardians", 201, {"firstName": "Ada", "lastName": "Okafor", "phone": "+34600000001"}
    )
    link = {"version": record["version"], "userId": guardian.user_id}
    admin.call("PUT", f"/guardians/{record['id']}/account", 200, link)
    own, other = student(admin, "A-1", "Ben"), student(admin, "A-2", "Eve")
    body = {
        "studentId": own["id"],
        "guardianId": record["id"],
        "relationship": "mother",
        "seesRecords": True,
        "paysFees": True,
    }
    admin.call("POST", "/guardianships", 201, body)
    return guardian, own, other


def invoice(bursar: Caller, term: dict[str, Any], pupil: dict[str, Any]) -> dict[str, Any]:
    due = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 - any day well ahead
    body = {
        "studentId": pupil["id"],
        "termId": term["id"],
        "purpose": "Tuition",
        "amount": "1250.10",
        "dueOn": due,
    }
    return bursar.call("POST", "/fee-invoices", 201, body)


def money(admin: Caller, guardian: Caller, own: dict[str, Any], other: dict[str, Any]) -> None:
    """An invoice is issued, part paid, not cancellable, paid, settled; the family sees its own only."""
    bursar = invite(admin, "bursar@example.test", "bursar")
    term_body = {"name": "Autumn", "schoolYear": 2026, "startsOn": "2026-09-01", "endsOn": "2026-12-18"}
    term = admin.call("POST", "/terms", 201, term_body)
    bill, others = invoice(bursar, term, own), invoice(bursar, term, other)
    path = f"/fee-invoices/{bill['id']}"
    guardian.call("GET", path, 404)
    bursar.call("POST", f"{path}/settle", 409, {})
    issued = bursar.call("POST", f"{path}/issue", 200, {"version": bill["version"]})
    bursar.call("POST", f"/fee-invoices/{others['id']}/issue", 200, {})
    bursar.call("POST", f"{path}/issue", 409, {})
    guardian.call("GET", path, 200)
    guardian.call("GET", f"/fee-invoices/{others['id']}", 404)
    guardian.call("POST", f"{path}/cancel", 403, {"reason": "I would rather not"})
    yesterday = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011 - any day that is over
    pay = {"invoiceId": bill["id"], "method": "cash", "receivedOn": yesterday}
    bursar.call("POST", "/payments", 201, {**pay, "amount": "1000.00"})
    bursar.call("POST", f"{path}/cancel", 422, {"reason": "A mistake"})
    bursar.call("POST", f"{path}/settle", 422, {})
    bursar.call("POST", "/payments", 201, {**pay, "amount": "250.10"})
    paid = bursar.call("POST", f"{path}/settle", 200, {})
    if (paid["status"], paid["balance"], issued["paid"]) != ("paid", "0.00", "0.00"):
        sys.exit(f"the books are wrong: {paid} after {issued}")


def lists(admin: Caller, guardian: Caller, own: dict[str, Any]) -> None:
    page = admin.call("GET", "/students?limit=1&sort=admissionNo&order=asc", 200)
    rest = admin.call("GET", f"/students?limit=5&sort=admissionNo&order=asc&cursor={page['nextCursor']}", 200)
    numbers = [row["admissionNo"] for row in (*page["items"], *rest["items"])]
    if numbers != sorted(numbers) or numbers[:2] != ["A-1", "A-2"]:
        sys.exit(f"pages overlap or miss: {numbers}")
    seen = [row["id"] for row in guardian.call("GET", "/students", 200)["items"]]
    if seen != [own["id"]]:
        sys.exit(f"a guardian sees {seen} instead of only their own child")


def main() -> None:
    base, email, password = sys.argv[1:4]
    with httpx.Client(base_url=base, timeout=30) as client:
        anonymous = Caller(client, "nobody")
        anonymous.call("GET", "/students", 401)
        admin = sign_in(client, email, password)
        guardian, own, other = family(admin)
        lists(admin, guardian, own)
        guardian.call("GET", f"/students/{own['id']}", 200)
        guardian.call("GET", f"/students/{other['id']}", 404)
        guardian.call("POST", "/students", 403, {"firstName": "X"})
        change = {"version": own["version"], "preferredName": "Benny"}
        admin.call("PATCH", f"/students/{own['id']}", 200, change)
        admin.call("PATCH", f"/students/{own['id']}", 412, change)
        admin.call("PATCH", f"/students/{own['id']}", 400, {**change, "isAdmin": True})
        money(admin, guardian, own, other)
        guardian.call("POST", "/auth/logout", 204)
        guardian.call("GET", "/students", 401)
    sys.stdout.write(
        "Signed in, created, listed, moved through the lifecycle; the wrong ones were refused.\n"
    )


if __name__ == "__main__":
    main()
