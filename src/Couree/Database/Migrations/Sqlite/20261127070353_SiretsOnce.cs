using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Couree.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SiretsOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Of several structures with one number, welcomed or waiting, only one can be right: the first that was welcomed, else the first
            // that proposed itself, keeps it; the others are asked for theirs when they next change their card.
            migrationBuilder.Sql(
                """
                UPDATE organisations_organisations SET siret = NULL
                WHERE standing <> 'Declined' AND siret IS NOT NULL AND EXISTS (
                    SELECT 1 FROM organisations_organisations AS earlier
                    WHERE earlier.siret = organisations_organisations.siret AND earlier.standing <> 'Declined'
                    AND (earlier.standing, earlier.proposed_at, earlier.id) < (organisations_organisations.standing, organisations_organisations.proposed_at, organisations_organisations.id))
                """);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_organisations_siret",
                table: "organisations_organisations",
                column: "siret",
                unique: true,
                filter: "siret IS NOT NULL AND standing <> 'Declined'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_organisations_organisations_siret",
                table: "organisations_organisations");
        }
    }
}
