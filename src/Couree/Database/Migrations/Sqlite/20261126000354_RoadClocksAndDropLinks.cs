using Couree.Database.Dialect;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.Sql(TrackingTokens.Keep);
            migrationBuilder.Sql(TrackingTokens.DrawInSqlite);

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
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

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
