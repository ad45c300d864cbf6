using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Architecture;

public class ProjectReferenceTests
{
    [Fact]
    public void Every_reference_of_the_house_points_the_right_way() => Assert.Empty(new ProjectReferenceRules(Repository.Root).Wrong());

    [Fact]
    public void The_house_has_the_hosts_that_are_looked_at() =>
        Assert.All(
            ["Local/CultivatedLand.Local", "Azure/CultivatedLand.Functions"],
            host => Assert.True(File.Exists(Path.Combine(Repository.Root, "functions", host + ".csproj")))
        );

    [Fact]
    public void The_house_has_the_rooms_that_are_looked_at() =>
        Assert.All(
            ["Domain", "Documents", "Application", "Web"],
            room =>
                Assert.True(File.Exists(Path.Combine(Repository.Root, "shared", $"CultivatedLand.{room}", $"CultivatedLand.{room}.csproj")))
        );

    [Theory]
    [InlineData(
        "shared/CultivatedLand.Domain",
        "<ProjectReference Include='../CultivatedLand.Documents/CultivatedLand.Documents.csproj' />",
        "CultivatedLand.Domain refers to CultivatedLand.Documents"
    )]
    [InlineData("shared/CultivatedLand.Domain", "<PackageReference Include='CsvHelper' />", "CultivatedLand.Domain refers to CsvHelper")]
    [InlineData(
        "shared/CultivatedLand.Documents",
        @"<ProjectReference Include='..\CultivatedLand.Application\CultivatedLand.Application.csproj' />",
        "CultivatedLand.Documents refers to CultivatedLand.Application"
    )]
    [InlineData(
        "shared/CultivatedLand.Application",
        "<FrameworkReference Include='Microsoft.AspNetCore.App' />",
        "CultivatedLand.Application refers to Microsoft.AspNetCore.App"
    )]
    [InlineData(
        "shared/CultivatedLand.Application",
        "<PackageReference Include='Azure.Data.Tables' />",
        "CultivatedLand.Application refers to Azure.Data.Tables"
    )]
    [InlineData(
        "functions/CultivatedLand.Local",
        "<ProjectReference Include='../Azure/CultivatedLand.Functions.csproj' />",
        "CultivatedLand.Local refers to CultivatedLand.Functions"
    )]
    [InlineData(
        "functions/CultivatedLand.Functions",
        "<ProjectReference Include='../Local/CultivatedLand.Local.csproj' />",
        "CultivatedLand.Functions refers to CultivatedLand.Local"
    )]
    public void A_project_file_with_a_wrong_arrow_is_found(string project, string item, string expected)
    {
        using var house = new BadHouse(project, item, "");

        Assert.Equal([$"{house.ProjectFile}: {expected}"], house.Wrong());
    }

    [Theory]
    [InlineData("shared/CultivatedLand.Domain", "using CultivatedLand.Application.Desk;", "CultivatedLand.Application")]
    [InlineData("shared/CultivatedLand.Domain", "class A { CultivatedLand.Web.Link? link; }", "CultivatedLand.Web")]
    [InlineData("shared/CultivatedLand.Domain", "using System.Threading.Tasks;", "System.Threading")]
    [InlineData("shared/CultivatedLand.Domain", "class A { Task<int>? later; }", "Task<")]
    [InlineData("shared/CultivatedLand.Domain", "class A { async void B() { } }", "async")]
    [InlineData("shared/CultivatedLand.Domain", "class A { object now = DateTime.Now; }", "DateTime.Now")]
    [InlineData("shared/CultivatedLand.Domain", "class A { object now = DateTimeOffset.UtcNow; }", "DateTimeOffset.UtcNow")]
    [InlineData("shared/CultivatedLand.Domain", "class A(TimeProvider clock);", "TimeProvider")]
    [InlineData("shared/CultivatedLand.Domain", "class A { string text = File.ReadAllText(\"a\"); }", "File.ReadAllText")]
    [InlineData("shared/CultivatedLand.Domain", "[JsonPolymorphic] class A;", "[JsonPolymorphic")]
    [InlineData("shared/CultivatedLand.Domain", "using System.Text.Json.Serialization;", "System.Text.Json")]
    [InlineData("shared/CultivatedLand.Documents", "using CultivatedLand.Application;", "CultivatedLand.Application")]
    [InlineData("shared/CultivatedLand.Application", "using CultivatedLand.Web;", "CultivatedLand.Web")]
    [InlineData("shared/CultivatedLand.Application", "using Azure.Data.Tables;", "Azure")]
    [InlineData("shared/CultivatedLand.Application", "using Microsoft.Data.Sqlite;", "Microsoft.Data.Sqlite")]
    [InlineData("shared/CultivatedLand.Application", "using System.Net.Mail;", "System.Net.Mail")]
    [InlineData("shared/CultivatedLand.Application", "using Http = Microsoft.AspNetCore.Http.HttpContext;", "Microsoft.AspNetCore")]
    [InlineData("shared/CultivatedLand.Web", "using CultivatedLand.Local;", "CultivatedLand.Local")]
    [InlineData("functions/CultivatedLand.Local", "using CultivatedLand.Functions;", "CultivatedLand.Functions")]
    [InlineData("functions/CultivatedLand.Local", "using CultivatedLand.Functions.Mail;", "CultivatedLand.Functions")]
    [InlineData("functions/CultivatedLand.Local", "class A { bool late = task.Current.Due < today; }", "Due < t")]
    [InlineData("functions/CultivatedLand.Functions", "using CultivatedLand.Local.Hosting;", "CultivatedLand.Local")]
    [InlineData("functions/CultivatedLand.Functions", "using Microsoft.Data.Sqlite;", "Microsoft.Data.Sqlite")]
    [InlineData("functions/CultivatedLand.Functions", "class A { bool late = phase.Due <= today; }", "Due <= t")]
    [InlineData("functions/CultivatedLand.Functions", "class A { NoticeSchedule? own; }", "NoticeSchedule")]
    [InlineData("functions/CultivatedLand.Functions", "class A { DateOnly next = calendar.WorkdayAfter(day, 3); }", ".WorkdayAfter(")]
    public void A_source_file_with_a_wrong_arrow_is_found(string project, string source, string expected)
    {
        using var house = new BadHouse(project, "", source);

        Assert.Equal([$"{house.SourceFile}: {Path.GetFileName(project)} mentions {expected}"], house.Wrong());
    }

    [Theory]
    [InlineData("shared/CultivatedLand.Domain", "// never asks DateTime.Now, nor awaits a Task<int>")]
    [InlineData("shared/CultivatedLand.Domain", "class A { string text = \"see CultivatedLand.Web and TimeProvider\"; }")]
    [InlineData("shared/CultivatedLand.Domain", "namespace CultivatedLand.Domain.Tasks; class RectificationTask;")]
    [InlineData(
        "shared/CultivatedLand.Application",
        "using CultivatedLand.Domain.Tasks; class A { Task<int>? later; TimeProvider? clock; }"
    )]
    [InlineData("functions/CultivatedLand.Functions", "using Azure.Data.Tables; using CultivatedLand.Web;")]
    [InlineData(
        "functions/CultivatedLand.Functions",
        "namespace CultivatedLand.Functions.Storage; class A { DateOnly? Due => task.Current?.Due; }"
    )]
    public void What_points_the_right_way_is_left_alone(string project, string source)
    {
        using var house = new BadHouse(project, "", source);

        Assert.Empty(house.Wrong());
    }

    [Fact]
    public void A_project_that_is_not_drawn_is_named()
    {
        using var house = new BadHouse("shared/CultivatedLand.Helpers", "", "");

        Assert.Equal(
            ["shared/CultivatedLand.Helpers/CultivatedLand.Helpers.csproj: no arrows are drawn for CultivatedLand.Helpers"],
            house.Wrong()
        );
    }

    /// <summary>A house of one project with one file, in a folder that goes away with it.</summary>
    private sealed class BadHouse : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("house-");

        public BadHouse(string project, string item, string source)
        {
            ProjectFile = $"{project}/{Path.GetFileName(project)}.csproj";
            SourceFile = $"{project}/Rooms/A.cs";
            Directory.CreateDirectory(Path.Combine(_root.FullName, project, "Rooms"));
            File.WriteAllText(
                Path.Combine(_root.FullName, ProjectFile),
                $"<Project Sdk='Microsoft.NET.Sdk'><ItemGroup>{item}</ItemGroup></Project>"
            );
            File.WriteAllText(Path.Combine(_root.FullName, SourceFile), source);
        }

        public string ProjectFile { get; }

        public string SourceFile { get; }

        public IEnumerable<string> Wrong() => new ProjectReferenceRules(_root.FullName).Wrong();

        public void Dispose() => _root.Delete(recursive: true);
    }
}
