using System.Collections;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Golden;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web;

namespace CultivatedLand.Tests.Contract;

/// <summary>What lies in the drawers of the cabinet: each kind of record, with something in every field.</summary>
public sealed class RecordTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    [Fact]
    public async Task Every_kind_of_record_is_kept_as_it_was_kept_before()
    {
        var kept = new List<string>();
        foreach (var (drawer, record) in Drawers())
            kept.Add($"{drawer} {await Kept(record)}");

        GoldenFile.Check("records.txt", kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_record_set_has_its_format_in_the_list_that_verify_reads() =>
        Assert.Equal(
            Drawers().Select(drawer => $"{drawer.Drawer} {drawer.Record}").Order(StringComparer.Ordinal),
            WebRecordFormats.All.Select(format => $"{format.Drawer} {format.Type}").Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task An_approved_settlement_is_kept_as_it_was_kept_before() =>
        GoldenFile.Check("settlement.json", [await Kept(typeof(Settlement))]);

    [Fact]
    public void Mails_and_people_are_kept_as_they_were_kept_before() =>
        GoldenFile.Check(
            "mail-and-people.json",
            [
                Encoding.UTF8.GetString(CaseJson.Write((MailContent)Sample(typeof(MailContent), "it"))),
                Encoding.UTF8.GetString(CaseJson.Write(new PeopleDirectory([(DirectoryEntry)Sample(typeof(DirectoryEntry), "it")]))),
            ]
        );

    /// <summary>The drawers that the books hold, with the names they open them by.</summary>
    private static IEnumerable<(string Drawer, Type Record)> Drawers() =>
        from assembly in new[] { typeof(IRecordStore).Assembly, typeof(WebSetup).Assembly }
        from book in assembly.GetTypes()
        where !book.IsGenericType
        let fields = book.GetFields(Own).Where(field => IsDrawer(field.FieldType)).ToList()
        where fields.Count > 0
        let opened = Opened(book)
        from field in fields
        select (NameOf(field.GetValue(opened)!), field.FieldType.GetGenericArguments()[0]);

    private static bool IsDrawer(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordSet<>);

    /// <summary>Books open their drawers when they are made, and use the rest of what they are given later.</summary>
    private static object Opened(Type book)
    {
        var make = book.GetConstructors(Own).Single();
        return make.Invoke([
            .. make.GetParameters().Select(parameter => parameter.ParameterType == typeof(IRecordStore) ? new MemoryRecordStore() : null),
        ]);
    }

    private static string NameOf(object drawer) =>
        (string)drawer.GetType().GetFields(Own).Single(field => field.FieldType == typeof(string)).GetValue(drawer)!;

    private static Task<string> Kept(Type record) =>
        (Task<string>)
            typeof(RecordTests)
                .GetMethod(nameof(KeptAs), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(record)
                .Invoke(null, [])!;

    private static async Task<string> KeptAs<T>()
        where T : class
    {
        var memoryRecordStore = new MemoryRecordStore();
        await new RecordSet<T>(memoryRecordStore, "drawer").Add("key", (T)Sample(typeof(T), "it"), default);
        return Encoding.UTF8.GetString((await memoryRecordStore.Find("drawer", "key", default))!.Content);
    }

    /// <summary>
    /// A value with something in every field: the longest constructor, called with samples by the names of its parameters.
    /// </summary>
    private static object Sample(Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Sample(inner, name);
        if (Plain(type, name) is { } plain)
            return plain;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsArray)
            return Several(type.GetElementType()!, name);
        if (type.IsGenericType && type.GetGenericTypeDefinition() is { } shape)
        {
            var parts = type.GetGenericArguments();
            if (typeof(IDictionary).IsAssignableFrom(type) || shape == typeof(IReadOnlyDictionary<,>))
            {
                var table = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(parts))!;
                table.Add(Sample(parts[0], name), Sample(parts[1], name));
                return table;
            }

            if (shape == typeof(EquatableArray<>))
                return typeof(EquatableArray)
                    .GetMethod(nameof(EquatableArray.ToEquatableArray))!
                    .MakeGenericMethod(parts)
                    .Invoke(null, [Several(parts[0], name)])!;
            if (type.IsAssignableFrom(parts[0].MakeArrayType()))
                return Several(parts[0], name);
            if (type.IsAssignableFrom(typeof(List<>).MakeGenericType(parts)))
                return Activator.CreateInstance(typeof(List<>).MakeGenericType(parts), Several(parts[0], name))!;
        }

        var make =
            type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Where(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != type)
                .MaxBy(constructor => constructor.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no constructor; give it a sample.");
        object made;
        try
        {
            made = make.Invoke([.. make.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter.Name!))]);
        }
        catch (TargetInvocationException refused)
        {
            ExceptionDispatchInfo.Throw(refused.InnerException!);
            throw;
        }

        foreach (
            var property in type.GetProperties()
                .Where(property =>
                    property.SetMethod is { IsPublic: true }
                    && !make.GetParameters()
                        .Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                )
        )
            property.SetValue(made, Sample(property.PropertyType, property.Name));
        return made;
    }

    private static Array Several(Type type, string name)
    {
        var all = Array.CreateInstance(type, 1);
        all.SetValue(Sample(type, name), 0);
        return all;
    }

    private static object? Plain(Type type, string name) =>
        type == typeof(string) ? $"some {name}"
        : type == typeof(bool) ? true
        : type == typeof(int) ? 7
        : type == typeof(long) ? 70L
        : type == typeof(double) ? 0.5
        : type == typeof(decimal) ? 12.5m
        : type == typeof(DateOnly) ? Some.Day("2023-08-20")
        : type == typeof(TimeOnly) ? new TimeOnly(9, 30)
        : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(90)
        : type == typeof(DateTime) ? new DateTime(2023, 8, 18, 10, 0, 0, DateTimeKind.Utc)
        : type == typeof(DateTimeOffset) ? Some.At("2023-08-18 10:00")
        : type == typeof(Uri) ? new Uri("https://land.example.cn/it")
        : type == typeof(byte[]) ? new byte[] { 1, 2, 3 }
        : type == typeof(Place) ? Some.Village
        : type == typeof(TaskId) ? Some.Id
        : type == typeof(Mu) ? Mu.Of(12.5m)
        : type == typeof(LeadId) ? LeadId.Of("l0123456789abcdef")
        : type == typeof(FieldRecordId) ? FieldRecordId.Parse("r202308020123456789ab")
        : type == typeof(InterviewId) ? InterviewId.Parse("y0123456789abcdef")
        : null;
}
