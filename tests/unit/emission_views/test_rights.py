"""What a policy says is what the generated code allows."""

from __future__ import annotations

from tests.unit.emission_views.conftest import Emitted, entity

from nova_rules.model.domain import Policy


def test_nothing_is_generated_for_what_nobody_may_do(emitted: Emitted) -> None:
    files = emitted(entity("note", policies=(Policy(("admin",), ("read",)),)))
    assert "src/application/notes/get-note.ts" in files
    assert not [
        path for path in files if path.endswith(("create-note.ts", "update-note.ts", "remove-note.ts"))
    ]
    assert "app.post" not in files["src/presentation/http/routes/note-routes.ts"]
    assert "'notes:create'" not in files["src/security/permissions.ts"]


def test_only_the_administrator_links_accounts(shop: dict[str, str]) -> None:
    permissions = shop["src/security/permissions.ts"]
    admin, others = permissions.split("  admin: new Set")[1].split("customer: new Set")
    assert "'customers:link'" in admin
    assert "'customers:link'" not in others


def test_a_scoped_role_gets_its_predicate_and_an_unnamed_action_none(shop: dict[str, str]) -> None:
    scope = shop["src/infrastructure/repositories/invoice-scope.ts"]
    assert "const ofCustomer: Predicate = (actor) =>" in scope
    assert "${actor.userId}::uuid" in scope
    table = scope.split("INVOICE_SCOPES")[1]
    assert "'read': ofCustomer" in table.split("customer:")[1]
    assert "'update'" not in table.split("customer:")[1]


def test_hidden_members_are_optional_in_the_view_and_refused_as_a_sort(shop: dict[str, str]) -> None:
    assert "dueOn: z.iso.date().optional()" in shop["src/presentation/http/schemas/invoice.ts"]
    assert "refuseHidden(HIDDEN_INVOICE_FIELDS" in shop["src/application/invoices/list-invoices.ts"]
    assert "customer: ['dueOn']" in shop["src/core/entities/invoice.visibility.ts"]


def test_reads_are_recorded_only_where_the_pack_asks_for_it(shop: dict[str, str]) -> None:
    assert "audit.append(reading(" in shop["src/application/customers/get-customer.ts"]
    assert "audit" not in shop["src/application/invoices/get-invoice.ts"]


def test_what_is_never_changed_has_no_way_to_be_changed(shop: dict[str, str]) -> None:
    assert not [path for path in shop if "update-payment" in path or "remove-payment" in path]
    assert "UPDATE OR DELETE ON payments" in shop["src/database/migrations/0002_shop.ts"]


def test_an_example_within_each_scope_is_tried_over_http(shop: dict[str, str]) -> None:
    access = shop["src/tests/access/invoice.ts"]
    assert "makeCustomer(bench, { user_id: userId })" in access
    assert "makeInvoice(bench, { customer_id: customerId })" in access
