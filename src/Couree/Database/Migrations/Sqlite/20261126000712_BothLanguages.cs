using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about_en",
                table: "organisations_organisations",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "summary_en",
                table: "organisations_organisations",
                type: "TEXT",
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
