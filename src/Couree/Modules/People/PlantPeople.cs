using Couree.Database;
using Couree.Kernel;

namespace Couree.Modules.People;

/// <summary>The village's invented people, for the demo's seed; production refuses to open with any of them.</summary>
internal interface IPlantPeople
{
    /// <summary>Adds a confirmed person in the caller's save; `about` is told on the demo's sign-in page.</summary>
    Task<PersonId> Plant(string firstName, string lastName, string email, string password, bool steward, string about);
}

internal sealed class PlantPeople(CoureeDb db, Clock clock, Passwords passwords) : IPlantPeople
{
    public Task<PersonId> Plant(string firstName, string lastName, string email, string password, bool steward, string about)
    {
        var person = Person.Demo(clock, firstName, lastName, email, passwords.Hash(password), steward, about);
        db.Add(person);
        return Task.FromResult(person.Id);
    }
}
