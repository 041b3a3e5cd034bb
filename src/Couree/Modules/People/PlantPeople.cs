using Couree.Database;
using Couree.Kernel;

namespace Couree.Modules.People;

/// <summary>Plants the village's invented people.</summary>
internal sealed class PlantPeople(CoureeDb db, Clock clock, Passwords passwords) : IPlantPeople
{
    public Task<PersonId> Plant(string firstName, string lastName, string email, string password, bool steward, string about, string aboutEn)
    {
        var person = Person.Demo(clock, firstName, lastName, email, passwords.Hash(password), steward, about, aboutEn);
        db.Add(person);
        return Task.FromResult(person.Id);
    }
}
