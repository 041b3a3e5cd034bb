using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TimeAboardAndDeskAttempts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "longest_minutes",
                table: "market_products",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "longest_minutes",
                table: "delivery_runs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "delivery_proposal_asks",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "longest_minutes",
                table: "market_products");

            migrationBuilder.DropColumn(
                name: "longest_minutes",
                table: "delivery_runs");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "delivery_proposal_asks");
        }
    }
}
