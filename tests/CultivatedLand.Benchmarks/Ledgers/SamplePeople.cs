using System.Text;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Benchmarks.Ledgers;

/// <summary>Who gets the notices of the sample tasks: a leader for each village.</summary>
internal static class SamplePeople
{
    public static PeopleDirectory Directory(int villages) =>
        new(
            Enumerable
                .Range(1, villages)
                .Select(number => new DirectoryEntry(
                    Place.Parse(SampleTasks.VillageOf(number))!,
                    Role.Leader,
                    "联系领导",
                    $"{number}号领导",
                    $"leader{number}@example.cn"
                ))
        );

    public static async Task Put(HttpClient http)
    {
        var csv = new StringBuilder("地点,角色,姓名,邮箱\n");
        foreach (var entry in Directory(SampleTasks.Villages).Entries)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{entry.Place.Path},联系领导,{entry.Name},{entry.Mail}\n");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString()));
        using var answer = await http.PutAsync(new Uri("/api/directory?name=people.csv", UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
