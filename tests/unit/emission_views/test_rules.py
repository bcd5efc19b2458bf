"""What must hold is asked before it is too late, under the locks that make the answer stay true."""

from __future__ import annotations

from tests.unit.emission_views.conftest import Emitted, entity

from nova_rules.model.domain import Constraint, Field, Reference


def test_a_rule_that_counts_children_holds_the_parent_alone(shop: dict[str, str]) -> None:
    repository = shop["src/infrastructure/repositories/kysely-payment-repository.ts"]
    assert "path: 'invoiceId', deletable: true, alone: true" in repository
    plain = shop["src/infrastructure/repositories/kysely-invoice-repository.ts"]
    assert "path: 'customerId', deletable: true, alone: false" in plain


def test_a_rule_of_creation_is_asked_of_the_row_that_is_about_to_be(shop: dict[str, str]) -> None:
    use_case = shop["src/application/payments/create-payment.ts"]
    order = [
        use_case.index(each) for each in ("holdParents(input)", "creationRules(", ".create(actor, input)")
    ]
    assert order == sorted(order)
    repository = shop["src/infrastructure/repositories/kysely-payment-repository.ts"]
    assert "${input.amount}::numeric(16, 2) as amount" in repository


def test_a_transition_asks_state_then_rule_and_says_the_packs_sentence(shop: dict[str, str]) -> None:
    use_case = shop["src/application/invoices/issue-invoice.ts"]
    assert "['TOO_LATE', 'The due date has passed.']" in use_case
    assert use_case.index("nextInvoiceState(") < use_case.index("issueRules(")
    assert "TOO_LATE: 422" in shop["src/core/errors/domain-errors.ts"]


def test_a_check_is_held_by_the_table_under_a_name_that_has_a_meaning(shop: dict[str, str]) -> None:
    assert "CONSTRAINT invoices_positive CHECK (amount > 0)" in shop["src/database/migrations/0002_shop.ts"]
    meaning = "invoices_positive: { code: 'NOT_POSITIVE', message: 'Too little.' }"
    assert meaning in shop["src/infrastructure/repositories/constraints.ts"]


def test_unique_values_of_deleted_records_are_free_again(emitted: Emitted) -> None:
    code = Constraint("code_once", "unique", "code_taken", "Taken.", members=("code",))
    files = emitted(entity("thing", fields=(Field("code", "text", length=9),), constraints=(code,)))
    index = "CREATE UNIQUE INDEX things_code_once ON things (code) WHERE deleted_at IS NULL"
    assert index in files["src/database/migrations/0002_shop.ts"]


def test_ranges_are_kept_apart_without_an_extension(emitted: Emitted) -> None:
    apart = Constraint(
        "apart", "no_overlap", "overlap", "Taken.", members=("room",), range=("starts", "ends")
    )
    fields = (Field("starts", "date"), Field("ends", "date"))
    booking = entity(
        "booking", fields=fields, references=(Reference("room", "room", "bookings"),), constraints=(apart,)
    )
    migration = emitted(booking, entity("room"))["src/database/migrations/0002_shop.ts"]
    assert "CREATE TYPE uuid_range AS RANGE (subtype = uuid)" in migration
    assert "uuid_range(room_id, room_id, '[]') WITH &&" in migration
    assert "CREATE EXTENSION" not in migration


def test_numbers_without_gaps_are_taken_in_the_transaction(shop: dict[str, str]) -> None:
    repository = shop["src/infrastructure/repositories/kysely-invoice-repository.ts"]
    assert "nextNumber(this.#db, 'invoice.number', today.slice(0, 4))" in repository
    assert "`INV-${today.slice(0, 4)}-${String(numberSerial).padStart(5, '0')}`" in repository


def test_a_broken_rule_is_an_example_of_its_spec(shop: dict[str, str]) -> None:
    spec = shop["src/application/payments/create-payment.spec.ts"]
    assert "code: 'OVERPAID'" in spec
    stopped = shop["src/application/invoices/issue-invoice.spec.ts"]
    assert "due_on: day(bench, -40)" in stopped
