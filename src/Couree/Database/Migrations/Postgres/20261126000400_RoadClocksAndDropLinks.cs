using Couree.Database.Dialect;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RoadClocksAndDropLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "tracking_token",
                table: "delivery_stops",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "offset_ms",
                table: "delivery_commands",
                type: "bigint",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.Sql(TrackingTokens.Keep);
            migrationBuilder.Sql(TrackingTokens.DrawInPostgres);

            migrationBuilder.DropIndex(
                name: "ix_delivery_runs_tracking_token",
                table: "delivery_runs");

            migrationBuilder.DropColumn(
                name: "tracking_token",
                table: "delivery_runs");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_stops_tracking_token",
                table: "delivery_stops",
                column: "tracking_token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "tracking_token",
                table: "delivery_runs",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<int>(
                name: "offset_ms",
                table: "delivery_commands",
                type: "integer",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.Sql(TrackingTokens.GiveBack);

            migrationBuilder.DropIndex(
                name: "ix_delivery_stops_tracking_token",
                table: "delivery_stops");

            migrationBuilder.DropColumn(
                name: "tracking_token",
                table: "delivery_stops");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_runs_tracking_token",
                table: "delivery_runs",
                column: "tracking_token",
                unique: true);
        }
    }
}
