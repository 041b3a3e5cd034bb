using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "floors",
                table: "delivery_stops",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delivery_accepted_parts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_accepted_parts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_chores",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    couriers = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_chores", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_hardship_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    couriers = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    weights = table.Column<string>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    adopted_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    adopted_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_hardship_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_proposal_asks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_proposal_asks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    couriers = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    drawn_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    weights = table.Column<Guid>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_rain_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    couriers = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    said_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_rain_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_ridden_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    couriers = table.Column<Guid>(type: "TEXT", nullable: false),
                    courier = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    round_version = table.Column<int>(type: "INTEGER", nullable: false),
                    ridden = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_ridden_rounds", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_accepted_parts_by",
                table: "delivery_accepted_parts",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_accepted_parts_proposal_plan_part",
                table: "delivery_accepted_parts",
                columns: new[] { "proposal", "plan", "part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_chores_couriers_day",
                table: "delivery_chores",
                columns: new[] { "couriers", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_chores_person",
                table: "delivery_chores",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_hardship_versions_couriers_number",
                table: "delivery_hardship_versions",
                columns: new[] { "couriers", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_proposal_asks_state",
                table: "delivery_proposal_asks",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_proposals_couriers_drawn_at",
                table: "delivery_proposals",
                columns: new[] { "couriers", "drawn_at" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_rain_marks_couriers_day",
                table: "delivery_rain_marks",
                columns: new[] { "couriers", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_ridden_rounds_couriers_day",
                table: "delivery_ridden_rounds",
                columns: new[] { "couriers", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivery_accepted_parts");

            migrationBuilder.DropTable(
                name: "delivery_chores");

            migrationBuilder.DropTable(
                name: "delivery_hardship_versions");

            migrationBuilder.DropTable(
                name: "delivery_proposal_asks");

            migrationBuilder.DropTable(
                name: "delivery_proposals");

            migrationBuilder.DropTable(
                name: "delivery_rain_marks");

            migrationBuilder.DropTable(
                name: "delivery_ridden_rounds");

            migrationBuilder.DropColumn(
                name: "floors",
                table: "delivery_stops");
        }
    }
}
