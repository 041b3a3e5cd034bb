using System.Text.Json;
using Couree.Modules.Places.Hours;

namespace Couree.Tests.Modules.Places.Hours;

public sealed class OpeningHoursTextTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off", "Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off")]
    [InlineData("  lu-ve 09:00-12:00 ; DI fermé;JF 10:00-12:00 ", "Mo-Fr 09:00-12:00; PH 10:00-12:00")]
    [InlineData("Mo-Fr 09:00-12:00; We off", "Mo,Tu 09:00-12:00; Th,Fr 09:00-12:00")]
    [InlineData("Fr-Mo 18:00-02:00", "Mo 18:00-02:00; Fr-Su 18:00-02:00")]
    [InlineData("Mo 14:00-18:00,09:00-12:00,12:00-15:00", "Mo 09:00-18:00")]
    [InlineData("24/7", "Mo-Su 00:00-24:00")]
    [InlineData("off", "off")]
    [InlineData("", "off")]
    [InlineData("2026-12-24 09:00-16:00 \"réveillon\";2026-08-01..2026-08-16 closed", "2026-12-24 09:00-16:00 \"réveillon\"; 2026-08-01..2026-08-16 off")]
    public void The_notation_is_read_and_written_back_in_one_form(string text, string canonical) =>
        OpeningHoursText.Parse(text).ToString().ShouldBe(canonical);

    [Theory]
    [InlineData("Mo-Fr 09:00-25:00", 12, "time")]
    [InlineData("Mo-Xx 09:00-12:00", 3, "day")]
    [InlineData("Mo 09:00", 8, "hours")]
    [InlineData("Mo 09:00-12:00 Tu off", 15, "text")]
    [InlineData("Mo 9:00-12:00", 3, "time")]
    [InlineData("2026-02-30 off", 0, "date")]
    [InlineData("2026-08-16..2026-08-01 off", 12, "range")]
    [InlineData("PH", 2, "time")]
    [InlineData("2026-08-16 off \"no end", 16, "text")]
    [InlineData("Mo 24:00-25:00", 3, "time")]
    public void An_error_names_the_place(string text, int position, string code)
    {
        OpeningHoursText.TryParse(text, out _, out var error).ShouldBeFalse();
        (error!.Position, error.Code).ShouldBe((position, code));
        error.Message.ShouldContain($"character {position + 1}");
    }

    [Fact]
    public void Json_says_the_same_and_reads_the_text_form_too()
    {
        var hours = OpeningHoursText.Parse("Mo-Tu 09:00-12:30; PH off; 2026-08-01..2026-08-16 off \"congés d'été\"");
        var json = JsonSerializer.Serialize(hours);
        json.ShouldContain("\"mo\":[\"09:00-12:30\"]");
        JsonSerializer.Deserialize<OpeningHours>(json).ShouldBe(hours);
        JsonSerializer.Deserialize<OpeningHours>("\"Mo 09:00-12:30\"").ShouldBe(OpeningHoursText.Parse("Mo 09:00-12:30"));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<OpeningHours>("{\"week\":{\"mo\":[\"9h\"]}}"))
            .Message.ShouldContain("expected a time");
    }
}
