using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class BothLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "about_en",
                table: "people_persons",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about_en",
                table: "organisations_organisations",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "summary_en",
                table: "organisations_organisations",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "about_en",
                table: "people_persons");

            migrationBuilder.DropColumn(
                name: "about_en",
                table: "organisations_organisations");

            migrationBuilder.DropColumn(
                name: "summary_en",
                table: "organisations_organisations");
        }
    }
}
