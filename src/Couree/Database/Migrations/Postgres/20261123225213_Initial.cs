using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "delivery_commands",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    stop = table.Column<Guid>(type: "uuid", nullable: false),
                    courier = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    device_seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    offset_ms = table.Column<int>(type: "integer", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_clamped = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proof = table.Column<string>(type: "text", nullable: true),
                    paid_on_hand_over = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    chapter = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_commands", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    stop = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: true),
                    courier = table.Column<Guid>(type: "uuid", nullable: true),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proof = table.Column<string>(type: "text", nullable: true),
                    paid_on_hand_over = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_positions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lat = table.Column<double>(type: "double precision", nullable: false),
                    lon = table.Column<double>(type: "double precision", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_positions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_proof_photos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    stop = table.Column<Guid>(type: "uuid", nullable: false),
                    courier = table.Column<Guid>(type: "uuid", nullable: false),
                    arrived_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_proof_photos", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_road_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chapter = table.Column<int>(type: "integer", nullable: false),
                    fact_count = table.Column<int>(type: "integer", nullable: false),
                    doors = table.Column<string>(type: "text", nullable: false),
                    needs_human = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    courier = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_road_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    couriers = table.Column<Guid>(type: "uuid", nullable: false),
                    courier = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    order = table.Column<string>(type: "text", nullable: false),
                    begun = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    couriers = table.Column<Guid>(type: "uuid", nullable: false),
                    sender = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    package_count = table.Column<int>(type: "integer", nullable: false),
                    grams = table.Column<int>(type: "integer", nullable: false),
                    litres = table.Column<int>(type: "integer", nullable: false),
                    cold = table.Column<bool>(type: "boolean", nullable: false),
                    tariff = table.Column<Guid>(type: "uuid", nullable: false),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    vat_basis_points = table.Column<int>(type: "integer", nullable: false),
                    fee_lines = table.Column<string>(type: "text", nullable: false),
                    metres = table.Column<int>(type: "integer", nullable: false),
                    seconds = table.Column<int>(type: "integer", nullable: false),
                    tracking_token = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    courier = table.Column<Guid>(type: "uuid", nullable: true),
                    round = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    waits_since_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    alerted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    needs_human = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    fact_count = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_tariff_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    couriers = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: true),
                    author = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    first_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_tariff_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_window_books",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    couriers = table.Column<Guid>(type: "uuid", nullable: false),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_window_books", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_holds",
                columns: table => new
                {
                    book = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    counterparty = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    holds = table.Column<string>(type: "text", nullable: false),
                    hold_keys = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_holds", x => new { x.book, x.name, x.counterparty, x.unit });
                });

            migrationBuilder.CreateTable(
                name: "ledger_payees",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<string>(type: "character varying(70)", maxLength: 70, nullable: false),
                    iban = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_payees", x => x.organisation);
                });

            migrationBuilder.CreateTable(
                name: "ledger_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    memo = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    posted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "market_baskets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    next_checkout = table.Column<Guid>(type: "uuid", nullable: false),
                    touched_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    shops = table.Column<string>(type: "text", nullable: false),
                    runs = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    lat = table.Column<double>(type: "double precision", nullable: true),
                    lon = table.Column<double>(type: "double precision", nullable: true),
                    hold_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_baskets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "market_checkouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    basket = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    token = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    lat = table.Column<double>(type: "double precision", nullable: true),
                    lon = table.Column<double>(type: "double precision", nullable: true),
                    notes = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    means = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    runs = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    placed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    paid_runs = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_checkouts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "market_numbers",
                columns: table => new
                {
                    prefix = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    next = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_numbers", x => x.prefix);
                });

            migrationBuilder.CreateTable(
                name: "market_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    checkout = table.Column<Guid>(type: "uuid", nullable: false),
                    shop = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    customer_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    couriers = table.Column<Guid>(type: "uuid", nullable: true),
                    window_from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    window_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    promised_from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    promised_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    placed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expected_ready_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ready_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    handed_over_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    trouble = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    paid_how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    paid_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "market_products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    section = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    vat_basis_points = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    grams = table.Column<int>(type: "integer", nullable: false),
                    cold = table.Column<bool>(type: "boolean", nullable: false),
                    stock = table.Column<int>(type: "integer", nullable: true),
                    photo = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    allergens = table.Column<string>(type: "text", nullable: false),
                    options = table.Column<string>(type: "text", nullable: false),
                    paused_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    search_text = table.Column<string>(type: "character varying(900)", maxLength: 900, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_products", x => x.id);
                    table.CheckConstraint("ck_market_products_stock", "stock >= 0");
                });

            migrationBuilder.CreateTable(
                name: "market_shops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    catalogue_version = table.Column<int>(type: "integer", nullable: false),
                    preparation_minutes = table.Column<int>(type: "integer", nullable: false),
                    rush_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    window_minutes = table.Column<int>(type: "integer", nullable: false),
                    orders_per_window = table.Column<int>(type: "integer", nullable: false),
                    collects = table.Column<bool>(type: "boolean", nullable: false),
                    delivers = table.Column<bool>(type: "boolean", nullable: false),
                    means = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_shops", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "market_windows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop = table.Column<Guid>(type: "uuid", nullable: false),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    places = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_windows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices_letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    to = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    posted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations_holdings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    since_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_holdings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    roles = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_invitations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    legal_name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    siret = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    summary = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    links = table.Column<string>(type: "text", nullable: false),
                    photos = table.Column<string>(type: "text", nullable: false),
                    offers = table.Column<string>(type: "text", nullable: false),
                    area = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    place = table.Column<Guid>(type: "uuid", nullable: true),
                    couriers = table.Column<Guid>(type: "uuid", nullable: true),
                    standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    declined_because = table.Column<string>(type: "text", nullable: true),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false),
                    reaction = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_rows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_mail_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_mail_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_passkey_questions",
                columns: table => new
                {
                    key_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_passkey_questions", x => x.key_hash);
                });

            migrationBuilder.CreateTable(
                name: "people_passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    credential = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_user_verified = table.Column<bool>(type: "boolean", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_data_json = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    is_steward = table.Column<bool>(type: "boolean", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    about = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    joined_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    forgotten_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    proved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_sign_in_tries",
                columns: table => new
                {
                    email_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    locked_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_sign_in_tries", x => x.email_hash);
                });

            migrationBuilder.CreateTable(
                name: "places_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    lat = table.Column<double>(type: "double precision", nullable: false),
                    lon = table.Column<double>(type: "double precision", nullable: false),
                    hours_text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shifts_duty_turns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts_duty_turns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shifts_rotas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_holder = table.Column<Guid>(type: "uuid", nullable: true),
                    duty_since_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts_rotas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shifts_shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    capacity_grams = table.Column<int>(type: "integer", nullable: false),
                    capacity_litres = table.Column<int>(type: "integer", nullable: false),
                    has_cold_box = table.Column<bool>(type: "boolean", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    stopped_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    lat = table.Column<double>(type: "double precision", nullable: false),
                    lon = table.Column<double>(type: "double precision", nullable: false),
                    window_from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    window_until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    notes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    end_received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proof = table.Column<string>(type: "text", nullable: true),
                    paid_on_hand_over = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    firm_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_stops", x => x.id);
                    table.ForeignKey(
                        name: "fk_delivery_stops_delivery_runs_run",
                        column: x => x.run,
                        principalTable: "delivery_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_window_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_window_holds", x => x.id);
                    table.ForeignKey(
                        name: "fk_delivery_window_holds_delivery_window_books_book",
                        column: x => x.book,
                        principalTable: "delivery_window_books",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledger_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    counterparty = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_ledger_lines_ledger_sets_set_id",
                        column: x => x.set_id,
                        principalTable: "ledger_sets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_commands_courier_received_at",
                table: "delivery_commands",
                columns: new[] { "courier", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_commands_run",
                table: "delivery_commands",
                column: "run");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_facts_author",
                table: "delivery_facts",
                column: "author");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_facts_run_sequence",
                table: "delivery_facts",
                columns: new[] { "run", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_proof_photos_hash_stop",
                table: "delivery_proof_photos",
                columns: new[] { "hash", "stop" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_proof_photos_stop",
                table: "delivery_proof_photos",
                column: "stop");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_rounds_couriers_day_courier",
                table: "delivery_rounds",
                columns: new[] { "couriers", "day", "courier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_runs_couriers_state_day",
                table: "delivery_runs",
                columns: new[] { "couriers", "state", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_runs_reference",
                table: "delivery_runs",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_runs_sender",
                table: "delivery_runs",
                column: "sender");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_runs_tracking_token",
                table: "delivery_runs",
                column: "tracking_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_stops_run",
                table: "delivery_stops",
                column: "run");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_tariff_versions_couriers_number",
                table: "delivery_tariff_versions",
                columns: new[] { "couriers", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_window_books_couriers_from_at_until_at",
                table: "delivery_window_books",
                columns: new[] { "couriers", "from_at", "until_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_window_holds_book",
                table: "delivery_window_holds",
                column: "book");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_window_holds_key",
                table: "delivery_window_holds",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_lines_book_occurred_at",
                table: "ledger_lines",
                columns: new[] { "book", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_lines_book_unit_name_counterparty_amount",
                table: "ledger_lines",
                columns: new[] { "book", "unit", "name", "counterparty", "amount" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_lines_set_id",
                table: "ledger_lines",
                column: "set_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_sets_key",
                table: "ledger_sets",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_market_baskets_token_hash",
                table: "market_baskets",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_market_baskets_touched_at",
                table: "market_baskets",
                column: "touched_at");

            migrationBuilder.CreateIndex(
                name: "ix_market_checkouts_number",
                table: "market_checkouts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_market_checkouts_person_placed_at",
                table: "market_checkouts",
                columns: new[] { "person", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_market_checkouts_token",
                table: "market_checkouts",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_market_orders_checkout",
                table: "market_orders",
                column: "checkout");

            migrationBuilder.CreateIndex(
                name: "ix_market_orders_shop_placed_at",
                table: "market_orders",
                columns: new[] { "shop", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_market_orders_shop_state",
                table: "market_orders",
                columns: new[] { "shop", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_market_products_shop_is_retired_position",
                table: "market_products",
                columns: new[] { "shop", "is_retired", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_market_windows_shop_from_at",
                table: "market_windows",
                columns: new[] { "shop", "from_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_letters_created_at",
                table: "notices_letters",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_notices_letters_key",
                table: "notices_letters",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_holdings_organisation",
                table: "organisations_holdings",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_holdings_person_organisation",
                table: "organisations_holdings",
                columns: new[] { "person", "organisation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_invitations_organisation",
                table: "organisations_invitations",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_invitations_secret_hash",
                table: "organisations_invitations",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisations_slug",
                table: "organisations_organisations",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisations_standing",
                table: "organisations_organisations",
                column: "standing");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_rows_done_at_due_at",
                table: "outbox_rows",
                columns: new[] { "done_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_rows_key",
                table: "outbox_rows",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_mail_links_key_hash",
                table: "people_mail_links",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_mail_links_person",
                table: "people_mail_links",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_people_passkey_questions_expires_at",
                table: "people_passkey_questions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_people_passkeys_credential",
                table: "people_passkeys",
                column: "credential",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_passkeys_person",
                table: "people_passkeys",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_people_persons_email",
                table: "people_persons",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_sessions_expires_at",
                table: "people_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_people_sessions_key_hash",
                table: "people_sessions",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_sessions_person",
                table: "people_sessions",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_people_sign_in_tries_last_at",
                table: "people_sign_in_tries",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_duty_turns_organisation_person_from_at",
                table: "shifts_duty_turns",
                columns: new[] { "organisation", "person", "from_at" });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_shifts_organisation_from_at",
                table: "shifts_shifts",
                columns: new[] { "organisation", "from_at" });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_shifts_person",
                table: "shifts_shifts",
                column: "person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivery_commands");

            migrationBuilder.DropTable(
                name: "delivery_facts");

            migrationBuilder.DropTable(
                name: "delivery_positions");

            migrationBuilder.DropTable(
                name: "delivery_proof_photos");

            migrationBuilder.DropTable(
                name: "delivery_road_marks");

            migrationBuilder.DropTable(
                name: "delivery_rounds");

            migrationBuilder.DropTable(
                name: "delivery_stops");

            migrationBuilder.DropTable(
                name: "delivery_tariff_versions");

            migrationBuilder.DropTable(
                name: "delivery_window_holds");

            migrationBuilder.DropTable(
                name: "ledger_holds");

            migrationBuilder.DropTable(
                name: "ledger_lines");

            migrationBuilder.DropTable(
                name: "ledger_payees");

            migrationBuilder.DropTable(
                name: "market_baskets");

            migrationBuilder.DropTable(
                name: "market_checkouts");

            migrationBuilder.DropTable(
                name: "market_numbers");

            migrationBuilder.DropTable(
                name: "market_orders");

            migrationBuilder.DropTable(
                name: "market_products");

            migrationBuilder.DropTable(
                name: "market_shops");

            migrationBuilder.DropTable(
                name: "market_windows");

            migrationBuilder.DropTable(
                name: "notices_letters");

            migrationBuilder.DropTable(
                name: "organisations_holdings");

            migrationBuilder.DropTable(
                name: "organisations_invitations");

            migrationBuilder.DropTable(
                name: "organisations_organisations");

            migrationBuilder.DropTable(
                name: "outbox_rows");

            migrationBuilder.DropTable(
                name: "people_mail_links");

            migrationBuilder.DropTable(
                name: "people_passkey_questions");

            migrationBuilder.DropTable(
                name: "people_passkeys");

            migrationBuilder.DropTable(
                name: "people_persons");

            migrationBuilder.DropTable(
                name: "people_sessions");

            migrationBuilder.DropTable(
                name: "people_sign_in_tries");

            migrationBuilder.DropTable(
                name: "places_places");

            migrationBuilder.DropTable(
                name: "shifts_duty_turns");

            migrationBuilder.DropTable(
                name: "shifts_rotas");

            migrationBuilder.DropTable(
                name: "shifts_shifts");

            migrationBuilder.DropTable(
                name: "delivery_runs");

            migrationBuilder.DropTable(
                name: "delivery_window_books");

            migrationBuilder.DropTable(
                name: "ledger_sets");
        }
    }
}
