using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "longest_minutes",
                table: "delivery_runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "delivery_proposal_asks",
                type: "INTEGER",
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
