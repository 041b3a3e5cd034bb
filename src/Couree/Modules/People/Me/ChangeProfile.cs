using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Me;

/// <summary>How the person is called and reached, and in which language. Refused: people.language_unknown.</summary>
internal sealed class ChangeProfile(CoureeDb db) : IUseCase
{
    public sealed record Input(
        [Required, StringLength(Person.LongestName)] string Name,
        [Required, RegularExpression("fr|en")] string Language,
        [Phone, StringLength(40)] string? Phone = null);

    public async Task Do(Actor who, Input input, CancellationToken stop)
    {
        var me = await db.Set<Person>().SingleAsync(p => p.Id == who.Self, stop);
        me.Describe(input.Name, input.Phone, input.Language);
        await db.SaveChangesAsync(stop);
    }
}
