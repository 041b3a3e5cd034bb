using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Couree.Web;

/// <summary>Downloads that a French spreadsheet opens as they are: UTF-8 with its mark, semicolons, and no cell that could run as a formula.</summary>
public static class Csv
{
    public static IResult Download(string name, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var title in head) csv.WriteField(title);
            csv.NextRecord();
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(cell);
                csv.NextRecord();
            }
        }
        return Results.File([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name);
    }

    /// <summary>Cents as "12,50", the way a French spreadsheet reads a number.</summary>
    public static string Euros(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
